"""Files that are wrong or meant ill, each with what is said of it; "" where it loads rightly."""

from __future__ import annotations

import json

import numpy as np

from geodata.loading.given import Given
from tests.unit.geodata.loading import made
from tests.unit.geodata.loading.archives import Case, archives, packages, raw


def _geo(rows: list, said: str = "", name: str = "areas.geojson", **head: object) -> Case:
    return made.geojson(rows, name, **head), None, said


def _with(**more: object) -> list[dict]:
    rows = made.features()
    rows[0]["properties"] |= more
    return rows


def _shape(kind: str, coordinates: object) -> list[dict]:
    rows = made.features()
    rows[0]["geometry"] = {"type": kind, "coordinates": coordinates}
    return rows


def _counts(content: bytes | str, said: str, name: str = "counts.csv") -> Case:
    rows = made.features()
    for row in rows:
        del row["properties"]["reds"], row["properties"]["blues"]
    return (
        made.geojson(rows),
        Given(name, content.encode() if isinstance(content, str) else content),
        said,
    )


GOOD = made.geojson(made.features()).content
VRT = (
    '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource>'
    "</OGRVRTLayer></OGRVRTDataSource>"
)
GDALG = '{"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read /etc/passwd"}'


def _cases() -> dict[str, Case]:
    found: dict[str, Case] = {}
    # What GDAL would follow to other files and hosts.
    for name in ("areas.geojson", "areas.json", "areas.gpkg", "areas.zip", "areas.parquet"):
        found[f"a VRT named {name}"] = raw(VRT, "not ", name)
        found[f"a GDAL pipeline named {name}"] = raw(GDALG, "not |a GeoJSON", name)
    found["a VRT by its own ending"] = raw(VRT, "this ending is none of them", "areas.vrt")
    for name in ("areas.gml", "areas.kml", "areas.xlsx", "areas", "areas.geojson.exe", "../x.tab"):
        found[f"the ending of {name}"] = raw(GOOD, "this ending is none of them", name)
    # What is no GeoJSON.
    for label, text, said in (
        ("nothing", "", "the file is empty"),
        ("blanks", "   ", "not valid JSON at line 1"),
        ("a list", "[]", "FeatureCollection"),
        ("a number", "7", "FeatureCollection"),
        ("null", "null", "FeatureCollection"),
        ("one feature", json.dumps(made.feature("a", 0.0)), "found type 'Feature'"),
        ("no features", '{"type": "FeatureCollection", "features": []}', "no areas in it"),
        ("features that are text", '{"type": "FeatureCollection", "features": "x"}', "a list"),
        (
            "features that are numbers",
            '{"type": "FeatureCollection", "features": [1]}',
            "feature 1",
        ),
        ("NaN", '{"type": "FeatureCollection", "features": [NaN]}', "NaN is no number"),
        ("Infinity", '{"type": "FeatureCollection", "features": [-Infinity]}', "no number"),
        ("a thousand brackets deep", "[" * 100_000, "not valid"),
        ("a long number", '{"type": ' + "9" * 100_000 + "}", "not valid GeoJSON|FeatureCollection"),
    ):
        found[f"GeoJSON: {label}"] = raw(text, said)
    for cut in (0.2, 0.5, 0.9, 0.999):
        found[f"GeoJSON cut at {cut}"] = raw(GOOD[: int(len(GOOD) * cut)], "Is the file cut off")
    found["UTF-8 with its mark"] = raw(b"\xef\xbb\xbf" + GOOD, "")
    found["UTF-16"] = raw(GOOD.decode().encode("utf-16"), "")
    found["bytes of another code"] = raw(GOOD[:-40] + b"\xff\xfe\xfa" + GOOD[-40:], "not UTF-8")
    # Geometry.
    for kind, coordinates in (
        ("Point", [0, 0]),
        ("LineString", [[0, 0], [1, 1]]),
        ("GeometryCollection", []),
        ("Circle", [0, 0]),
    ):
        found[f"a {kind}"] = _geo(_shape(kind, coordinates), "feature 1, column geometry")
    for label, coordinates in (
        ("no rings", []),
        ("two points", [[[0, 0], [1, 1]]]),
        ("text", [[["a", "b"], ["c", "d"], ["e", "f"], ["a", "b"]]]),
        ("nulls", [[[None, 0], [1, 1], [1, 0], [None, 0]]]),
        ("one number", [[[1], [2], [3], [1]]]),
        ("a dict", {"a": 1}),
    ):
        found[f"a polygon of {label}"] = _geo(_shape("Polygon", coordinates), "feature 1|feature")
    found["a null geometry"] = _geo(
        [{**made.feature("a", 0.0), "geometry": None}, *made.features()], "feature 1, column geom"
    )
    found["a bow tie"] = _geo(
        _shape("Polygon", [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]), "cross themselves"
    )
    found["coordinates of 1e308"] = _geo(
        _shape("Polygon", [[[0, 0], [1e308, 0], [1e308, 1e308], [0, 0]]]), "no coordinates|degrees"
    )
    found["metres without a system"] = _geo(
        _shape("Polygon", made.square(500_000.0, 4_600_000.0, 900.0)), "they are no degrees"
    )
    found["areas of two systems"] = _geo(
        [*made.features(), made.feature("m", 500_000.0, 4_600_000.0)], "they are no degrees"
    )
    found["a ring that touches itself"] = _geo(
        _shape("Polygon", [[[0, 0], [4, 0], [4, 4], [2, 0], [0, 4], [0, 0]]]),
        "cross themselves",
    )
    found["a hole that touches its ring"] = _geo(
        _shape(
            "Polygon",
            [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[0, 0], [1, 2], [2, 1], [0, 0]]],
        ),
        "",
    )
    found["one area across the 180th meridian"] = _geo(
        [
            made.feature("a", 170.0),
            {
                **made.feature("b", 0.0),
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [made.square(179.0, 0.0), made.square(-180.0, 0.0)],
                },
            },
        ],
        "180th meridian",
    )
    found["both ends of the globe"] = _geo(
        [made.feature("a", -180.0), made.feature("b", 179.0)], "half the globe"
    )
    found["a system nobody knows"] = _geo(
        made.features(), "is not known", crs={"properties": {"name": "EPSG:999999"}}
    )
    found["a system that is code"] = _geo(
        made.features(),
        "is not known",
        crs={"properties": {"name": "+proj=pipeline +step <script>"}},
    )
    found["a system that is a path"] = _geo(
        made.features(), "is not known", crs={"properties": {"name": "/etc/passwd"}}
    )
    found["a system in an old way"] = _geo(
        made.features(), "", crs={"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    )
    found["a system that is a list"] = _geo(made.features(), "", crs=["EPSG:4326"])
    # Attributes.
    for label, value in (
        ("negative", -1),
        ("1e308", 1e308),
        ("text", "many"),
        ("with separators", "1,234"),
        ("a list", [1, 2]),
        ("a formula", "=1+1"),
        ("empty", ""),
        ("null", None),
        ("true", True),
    ):
        found[f"people: {label}"] = _geo(_with(reds=value), "feature 1, column reds")
    found["more people in groups than in all"] = _geo(_with(total=3), "add up to total|total")
    rows = made.features()
    rows[1]["properties"]["code"] = "u0"
    rows[1]["properties"]["name"] = "Unit u0"
    found["an id twice"] = _geo(rows, "no value twice|no column names every area")
    found["an id that is empty"] = _geo(_with(code="", name=""), "column|no column")
    found["an id too long"] = _geo(_with(code="x" * 500), "text of 1 to 60 characters")
    for label, text in (
        ("markup", "<img src=x onerror=alert(1)>"),
        ("a template", "${alert(1)}`"),
        ("jinja", "{{ 7*7 }}{% raw %}"),
        ("a formula", "=cmd|'/C calc'!A0"),
        ("right to left", "\u202eevil"),
        ("nul", "a\0b"),
        ("a lone surrogate", "a\ud800b"),
        ("emoji", "🏴" * 10),
        ("quotes", "\"';--"),
        ("lines", "a\nb\u2028c"),
    ):
        found[f"a name of {label}"] = _geo(_with(name=text), "")
        found[f"an id of {label}"] = _geo(_with(code=text), "")
    found["a column of a lone surrogate"] = _geo(_with(**{"a\ud800": "x", "\0": "y"}), "")
    found["a system of a lone surrogate"] = _geo(
        made.features(), "is not known", crs={"properties": {"name": "EPSG:4326\ud800"}}
    )
    found["properties that are a list"] = _geo(
        [{**one, "properties": [1]} for one in made.features()], "no column|needed"
    )
    found["no properties"] = _geo(
        [{**one, "properties": None} for one in made.features()], "no column|needed"
    )
    found["one group only"] = _geo(
        [
            {**one, "properties": {"code": one["properties"]["code"], "reds": 1}}
            for one in made.features()
        ],
        "1 columns of groups",
    )
    found["a property named __proto__"] = _geo(_with(__proto__="x", constructor="y"), "")
    found["four thousand areas"] = _geo(made.features(4_000), "at most 3,000")
    found["four hundred columns"] = _geo(
        [{**one, "properties": {f"c{i}": i for i in range(400)}} for one in made.features()],
        "at most 300",
    )
    found["six megabytes"] = raw(GOOD + b" " * 6_000_000, "larger than 5 MB")
    # Counts.
    head = "code,reds,blues\n"
    full = head + "".join(f"u{i},1,1\n" for i in range(4))
    for label, text, said in (
        ("good", full, ""),
        ("with semicolons", full.replace(",", ";"), ""),
        ("with tabs", full.replace(",", "\t"), ""),
        ("only a header", head, "no rows below the header"),
        ("nothing", "", "is empty"),
        ("a row too many", full + "u9,1,1\n", "rows for areas"),
        ("a row too few", head + "u0,1,1\nu1,1,1\nu2,1,1\n", "no row for areas"),
        ("a row twice", full + "u0,1,1\n", "more than one row"),
        ("an open quote", head + '"u0,1,1\n', "row 2: the number of cells is 1"),
        (
            "surplus cells",
            full.replace("u1,1,1", "u1,1,1,9"),
            "row 3: the number of cells is 4; allowed is 3",
        ),
        ("a column twice", "code,reds,reds\nu0,1,1\n", "reds|name of its own|groups"),
        ("a head without names", "code,,\nu0,1,1\n", "a name of its own"),
        ("text for people", full.replace("u1,1,1", "u1,many,1"), "row 3, column reds|groups"),
        ("minus people", full.replace("u1,1,1", "u1,-5,1"), "row 3, column reds|groups"),
        ("nan people", full.replace("u1,1,1", "u1,NaN,1"), "row 3, column reds|groups"),
        ("a formula", full.replace("u1,1,1", "u1,=1+1,1"), "row 3, column reds|groups"),
        ("1e308 people", full.replace("u1,1,1", "u1,1e308,1"), "row 3, column reds: found '1e308'"),
        ("people without end", full.replace("u1,1,1", "u1,inf,1"), "row 3, column reds|groups"),
        ("with its mark", "\ufeff" + full, ""),
        ("a formula as a key", full.replace("u1,", "=u1,"), "rows for areas"),
        ("a template as a head", full.replace("reds", "${reds}"), ""),
        ("markup as a head", full.replace("reds", "<img src=x onerror=alert(1)>"), ""),
        ("cut in a row", full[:-4], "row 5: the number of cells is 2; allowed is 3"),
        ("a field of 200,000 letters", head + "u0," + "x" * 200_000 + ",1\n", "not a table"),
        ("nul bytes", full.replace("1", "\0"), "not a text file"),
    ):
        found[f"counts: {label}"] = _counts(text, said)
    found["counts: UTF-16"] = _counts(full.encode("utf-16"), "")
    found["counts: other bytes"] = _counts(b"code,reds\n\xff\xff", "not UTF-8")
    found["counts: a spreadsheet"] = _counts("PK\x03\x04", "counts are read from CSV", "x.xlsx")
    return found | archives() | packages()


def vertices(n: int) -> Given:
    """One area of `n` vertices."""
    turn = np.linspace(0, 2 * np.pi, n)
    ring = np.column_stack([np.cos(turn), np.sin(turn)]).round(7).tolist()
    row = made.feature("a", 0.0)
    row["geometry"] = {
        "type": "Polygon",
        "coordinates": [[*ring[:-1], ring[0]]],
    }
    return made.geojson([row, made.feature("b", 5.0)])


CASES = _cases()
