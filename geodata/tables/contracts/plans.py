"""Which unit each plan gives to which side. Plans and sides themselves are in plans.toml."""

from geodata.tables.contracts.rules import one_of, row_rule, table, text

TABLES = {
    "plan_assignments": table(
        {
            "family": one_of("bosnia", "bosnia-regions", "iraq"),
            "plan_id": text(),
            "unit_id": text(),
            "side_id": text(),
        },
        row_rule(
            lambda rows: ~rows.duplicated(["family", "plan_id", "unit_id"]),
            "one row for each family, plan and unit",
        ),
    )
}
