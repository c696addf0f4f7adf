"""The register of sources, to which every other table points.

Firmness: a `published_record` is what was said, signed, decided or argued, as printed; a
`published_estimate` is a figure that someone estimated or counted in part; a `reference_copy` is a
copy of an encyclopaedia or handbook, read in place of the work behind it.
"""

from geodata.tables.contracts.rules import date, key, one_of, table, text

FIRMNESS = (
    "census",
    "vote_proxy",
    "court_finding",
    "published_record",
    "published_estimate",
    "reference_copy",
    "article",
    "editorial",
    "computed",
    "unverified",
)
KINDS = ("primary", "scholarly", "press", "reference", "secondary", "dataset", "computed")

TABLES = {
    "sources": table(
        {
            "source_id": key(),
            "title": text(),
            "publisher": text(empty=True),
            "year": date(empty=True),
            "locator": text(empty=True),
            "kind": one_of(*KINDS),
            "firmness": one_of(*FIRMNESS),
            "licence": text(empty=True),
            "note": text(empty=True),
        }
    )
}
