"""What is known and what can be computed: places, cases, claims, territories, plans, measures.

Everything a page or a notebook needs is a name of this package:

    import geodata as gd
    before = gd.territory("bosnia-1991")
    gd.evaluate(before, gd.plan("bosnia-1991", "dayton")).wrong_share

The names stand in `__init__.pyi`. Each is loaded when it is first used, so that `import geodata`
costs next to nothing.
"""

import sys
from types import ModuleType

import lazy_loader

_load, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


class _Package(ModuleType):
    """Keeps `geodata.places` the function, though its module has the same name.

    Python sets a module as an attribute of its package when it is imported; here a public name
    wins. The module stays within reach of `from geodata.places import ...`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"geodata has no {name!r}; it has: {', '.join(__all__)}")
    value = globals()[name] = _load(name)
    return value


sys.modules[__name__].__class__ = _Package
