"""What the tests of files share: when they are made, a hostile text, a step's figures."""

import re
from datetime import datetime
from html import unescape

from components.story import charts, step_panel

WHEN = datetime(2026, 11, 22, 9, 5)


HOSTILE = '</script><img src=x onerror=alert(1)> `${alert(1)}` #import "x" $a$ =1+1 ]]> Žepa & đ'


def told(step):
    """Every figure the screen shows for a step."""
    shown = unescape(re.sub(r"<[^>]+>", " ", step_panel.html(step, 1, 1, "")))
    values = [bar.text for bar in charts.chart(step.chart).bars] if step.chart else []
    values += [step.figure.value] if step.figure else []
    assert all(value in shown for value in values)
    return values
