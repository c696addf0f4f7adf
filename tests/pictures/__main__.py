"""Write the golden pictures anew: `python -m tests.pictures`. Look at every line that changed."""

from tests.pictures.scenes import SCENES, picture
from tests.pictures.test_scenes import GOLDEN, written

if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for old in set(GOLDEN.glob("*.json")) - {GOLDEN / f"{name}.json" for name in SCENES}:
        old.unlink()
    for name in SCENES:
        (GOLDEN / f"{name}.json").write_text(written(picture(name)), encoding="utf-8")
