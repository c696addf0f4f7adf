.PHONY: run test bench load beside memory together mutants lock shapes results still screenshots site cluster

# For one's own use: no other machine reaches the server, and it answers to no other name.
OWN = --server.address localhost --server.allowedHosts localhost --server.allowedHosts 127.0.0.1

run:
	python3 -m venv .venv && .venv/bin/pip install -q -r requirements.txt && .venv/bin/streamlit run dashboard.py $(OWN)

test:
	python3 -m tests

bench:
	python3 -m tests tests/bench -n 0 --benchmark-enable -s -m "slow or not slow"

load:
	.venv/bin/python -m tests.load --viewers 100 --browsers 4 --seconds 1800

beside:
	.venv/bin/python -m tests.load --viewers 5 --browsers 0 --seconds 120 --think 2 --work --most 0.5

memory:
	.venv/bin/python -m tests.load.memory

together:
	.venv/bin/python -m tests.load.together

mutants:
	.venv/bin/python -m tests.mutants

lock:
	.venv/bin/uv pip compile requirements.txt --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header --quiet -o requirements.lock

shapes:
	.venv/bin/python -m geodata.rebuild.shapes
	.venv/bin/python -m geodata.rebuild.partitions

results:
	.venv/bin/python -m geodata.rebuild.optima
	.venv/bin/python -m geodata.rebuild.ensembles

still:
	.venv/bin/python -m components.pages.contrast.first

screenshots:
	.venv/bin/python -m tests.browser.screenshots

site:
	.venv/bin/python -m components.paper.static_site site-out

cluster:
	.venv/bin/python -m deploy
