"""How mixed a territory is. One index a file; `mixing` brings them together."""

from geodata.measures.chance_differ import chance_differ, chance_differ_by_unit
from geodata.measures.dissimilarity import dissimilarity
from geodata.measures.own_majority import own_majority_share
from geodata.measures.theil_h import theil_h
from geodata.measures.together import Mixing, mixing

__all__ = [
    "Mixing",
    "chance_differ",
    "chance_differ_by_unit",
    "dissimilarity",
    "mixing",
    "own_majority_share",
    "theil_h",
]
