"""What each table must look like: one pandera schema a table, one module a family of tables.

To add tables, add a module here with a dict `TABLES` of table name -> schema, built from the
columns in `rules`. Modules are found by themselves; nothing is listed twice.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from pandera.pandas import DataFrameSchema

from geodata.tables.problems import TableError


@cache
def schemas() -> dict[str, DataFrameSchema]:
    """Table name -> schema, for every table of every family."""
    found: dict[str, DataFrameSchema] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        for name, schema in getattr(import_module(module.name), "TABLES", {}).items():
            if name in found:
                raise TableError(f"Two contracts are written for the table {name!r}")
            found[name] = schema
    return found


def schema(name: str) -> DataFrameSchema:
    """The schema of table `name`. Raises TableError if there is none."""
    if name not in schemas():
        raise TableError(f"There is no table {name!r}. There are: {', '.join(sorted(schemas()))}")
    return schemas()[name]
