.PHONY: run test bench shapes results screenshots

run:
	python3 -m venv .venv && .venv/bin/pip install -q -r requirements.txt && .venv/bin/streamlit run dashboard.py

test:
	python3 -m tests

bench:
	python3 -m tests tests/bench --benchmark-enable -s -m "slow or not slow"

shapes:
	.venv/bin/python -m geodata.rebuild.shapes
	.venv/bin/python -m geodata.rebuild.partitions

results:
	.venv/bin/python -m geodata.rebuild.optima
	.venv/bin/python -m geodata.rebuild.ensembles

screenshots:
	.venv/bin/python -m tests.browser.screenshots
