"""The register of sources, to which every other table points."""

from geodata.tables.contracts.rules import date, key, one_of, table, text

FIRMNESS = (
    "census",
    "vote_proxy",
    "published_estimate",
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
