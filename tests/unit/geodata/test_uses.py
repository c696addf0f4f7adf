"""Where each source is used is computed from the tables."""

import geodata as gd
from geodata.uses import source_uses


def uses_of(source_id: str) -> set[tuple[str, str, str]]:
    uses = source_uses()
    rows = uses.loc[uses["source_id"] == source_id, ["table", "row_id", "place_id"]]
    return set(rows.itertuples(index=False, name=None))


def test_tables_registries_and_every_citing_column_are_seen():
    assert ("places", "srebrenica", "srebrenica") in uses_of("icty_krstic_2004")
    assert ("districts", "adhamiyah", "") in uses_of("wiki_baghdad_pages")  # coord_source_id
    assert ("cases", "cyprus_1974", "") in uses_of("oberling_1982")  # displaced_source_ids
    assert ("territories", "iraq-2005", "") in uses_of("esoc")
    assert ("plans", "biden-gelb", "") in uses_of("biden_gelb_2006")


def test_only_registered_sources_and_nothing_twice():
    uses = source_uses()
    assert set(uses["source_id"]) <= set(gd.sources()["source_id"])
    assert not uses.duplicated().any()
    assert "sources" not in set(uses["table"])


def test_the_answer_is_a_copy():
    mine = source_uses()
    mine["source_id"] = "changed"
    assert "changed" not in set(source_uses()["source_id"])
