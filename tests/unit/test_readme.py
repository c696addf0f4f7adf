"""The README's example runs, and says what comes out."""

import ast
import re
from pathlib import Path

README = (Path(__file__).parents[2] / "README.md").read_text()


def test_the_example_comes_out_as_it_says():
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    names, values = {}, []
    for node in ast.parse(code).body:
        if isinstance(node, ast.Expr):
            values.append(eval(compile(ast.Expression(node.value), "README", "eval"), names))
        else:
            exec(compile(ast.Module([node], []), "README", "exec"), names)
    wrong, share, flipped, best, mixed, everyone = values
    assert f"{wrong:,.0f}" == "1,060,572"
    assert f"{share:.3f}" == "0.242"
    assert f"{flipped:,.0f}" == re.search(r"moved\).wrong_side +# ([\d,]+)", README)[1]
    assert f"{best[0]:,.0f}" == f"{best[1]:,.0f}" == "1,050,925"
    assert len(mixed) == 18
    assert f"{everyone:,.0f}" == "4,390,219"
