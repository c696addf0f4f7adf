# Every public name of the package and where it lives: read by type checkers, and by lazy-loader.

from . import downloads as downloads
from . import executors as executors
from . import findings as findings
from . import shapes as shapes
from .cases import (
    case_literature as case_literature,
)
from .cases import (
    case_parts as case_parts,
)
from .cases import (
    case_rules as case_rules,
)
from .cases import (
    cases as cases,
)
from .claims import (
    claims as claims,
)
from .coherent import (
    coherent_areas as coherent_areas,
)
from .conditions import (
    conditions as conditions,
)
from .conditions import (
    evidence as evidence,
)
from .displacement import (
    displacement as displacement,
)
from .displacement import (
    districts as districts,
)
from .displacement import (
    qadhas as qadhas,
)
from .dots import (
    dots as dots,
)
from .ensemble import Ensemble as Ensemble
from .ensemble import (
    ensemble as ensemble,
)
from .evaluation import (
    Evaluation as Evaluation,
)
from .evaluation import (
    changing_hands as changing_hands,
)
from .evaluation import (
    evaluate as evaluate,
)
from .events import (
    events as events,
)
from .ids import (
    UnknownId as UnknownId,
)
from .land import (
    land_by_side as land_by_side,
)
from .land import (
    land_is_measured as land_is_measured,
)
from .like_with_like import (
    Compared as Compared,
)
from .like_with_like import (
    Comparison as Comparison,
)
from .like_with_like import (
    UnlikeRows as UnlikeRows,
)
from .like_with_like import alike as alike
from .lines import (
    lines as lines,
)
from .lines import (
    not_established as not_established,
)
from .lines import (
    two_way as two_way,
)
from .loading import Given as Given
from .loading import Join as Join
from .loading import Limits as Limits
from .loading import (
    Report as Report,
)
from .loading import Topology as Topology
from .loading import (
    inspect_territory as inspect_territory,
)
from .loading import (
    load_territory as load_territory,
)
from .loading import (
    open_territory as open_territory,
)
from .loading import (
    save_territory as save_territory,
)
from .measured import (
    NotMeasured as NotMeasured,
)
from .measures import (
    Mixing as Mixing,
)
from .measures import chance_differ as chance_differ
from .measures import (
    mixing as mixing,
)
from .optimum import NoPlan as NoPlan
from .optimum import NotFound as NotFound
from .optimum import Optimum as Optimum
from .optimum import Shipped as Shipped
from .optimum import (
    best_plan as best_plan,
)
from .optimum import shipped as shipped
from .places import (
    place_figures as place_figures,
)
from .places import (
    places as places,
)
from .plan import (
    Plan as Plan,
)
from .plan import (
    Side as Side,
)
from .plan import (
    plan as plan,
)
from .plan import registered_sides as registered_sides
from .presets import Preset as Preset
from .presets import presets as presets
from .proposals import (
    forces as forces,
)
from .proposals import (
    proposals as proposals,
)
from .readings import (
    Readings as Readings,
)
from .readings import (
    readings as readings,
)
from .recom import NoLines as NoLines
from .recom import (
    can_draw_lines as can_draw_lines,
)
from .recom import (
    random_lines as random_lines,
)
from .shapes import (
    basemap as basemap,
)
from .shapes import (
    water_labels as water_labels,
)
from .shapes import (
    waters as waters,
)
from .sources import (
    sources as sources,
)
from .tables.files import load_toml as load_toml
from .tables.files import split as split
from .tables.problems import (
    TableError as TableError,
)
from .territory import (
    Territory as Territory,
)
from .territory import (
    Treatment as Treatment,
)
from .territory import (
    is_measured as is_measured,
)
from .territory import (
    territory as territory,
)
from .territory import (
    territory_ids as territory_ids,
)
from .territory import (
    verified as verified,
)
from .uses import source_uses as source_uses
from .yardstick import (
    published_totals as published_totals,
)
from .yardstick import (
    yardstick as yardstick,
)
