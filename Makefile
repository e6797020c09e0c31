# Each target sets up what it needs, in .venv and nowhere else. On Debian, the system packages that
# may be missing (python3-venv, and Dovecot for the tests) are installed if we may; otherwise you are told
# what to type.

VENV = .venv
COMPILE = $(VENV)/bin/python -m compileall -q agent connectors   # for those who forbid Python to write byte code
PIP = PIP_DISABLE_PIP_VERSION_CHECK=1 $(VENV)/bin/python -m pip install --quiet

.PHONY: help demo test lint clean mail-server service-manager

help:
	@echo "make demo    the whole of helpfirst on a sample mailbox: no account, no network"
	@echo "make test    the tests"
	@echo "make lint    style and types"
	@echo "make clean   remove everything that these made"

demo: $(VENV)/installed
	@$(VENV)/bin/helpfirst demo

# Tests of one xdist_group run in one process, as they share what is dear to set up.
test: $(VENV)/installed-for-tests mail-server service-manager
	$(VENV)/bin/pytest -n auto --dist loadgroup

lint: $(VENV)/installed-for-tests
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find agent connectors tests -name __pycache__ -prune -exec rm -rf {} +

# The tests read mail from a Dovecot of their own, on this computer only.
mail-server:
	@set -eu; \
	if PATH="$$PATH:/usr/sbin" command -v dovecot >/dev/null && [ -x /usr/lib/dovecot/lmtp ]; then exit; fi; \
	install='apt-get update --quiet && DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes dovecot-imapd dovecot-lmtpd'; \
	if [ "$$(id -u)" = 0 ]; then sh -c "$$install"; \
	elif sudo -n true 2>/dev/null; then sudo -n sh -c "$$install"; \
	else \
	    echo "The tests need Dovecot. Type this, then try again:" >&2; \
	    echo "    sudo apt-get install dovecot-imapd dovecot-lmtpd" >&2; \
	    exit 1; \
	fi

# The units are judged by systemd's own tool and, by root, started in a container.
service-manager:
	@set -eu; \
	if command -v systemd-analyze >/dev/null && command -v systemd-nspawn >/dev/null; then exit; fi; \
	install='apt-get update --quiet && apt-get install --quiet --yes systemd systemd-container'; \
	if [ "$$(id -u)" = 0 ]; then sh -c "$$install"; \
	elif sudo -n true 2>/dev/null; then sudo -n sh -c "$$install"; \
	else \
	    echo "The tests need systemd's tools. Type this, then try again:" >&2; \
	    echo "    sudo apt-get install systemd systemd-container" >&2; \
	    exit 1; \
	fi

# The empty files below say what is installed; a change of pyproject.toml installs anew.

$(VENV)/installed: pyproject.toml $(VENV)/made
	@echo "Installing helpfirst into $(VENV) (once)."
	@$(PIP) --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/installed-for-tests: pyproject.toml $(VENV)/made
	@echo "Installing helpfirst and its test tools into $(VENV) (once)."
	@$(PIP) --editable '.[test]'
	@$(COMPILE)
	@touch $@ $(VENV)/installed

# A virtual environment that is there and works is kept, whoever made it. A new one is made with the system's own Python
# if that will do: it is built for speed, kept safe by updates, and may be run by every user, a service's too.
$(VENV)/made:
	@set -eu; \
	new_enough='import sys; sys.exit(sys.version_info < (3, 11))'; \
	if $(VENV)/bin/python -c "import pip; $$new_enough" 2>/dev/null; then touch $@; exit; fi; \
	first() { \
	    for python in /usr/bin/python3 python3 python3.14 python3.13 python3.12 python3.11 none; do \
	        if $$python -c "$$1" 2>/dev/null; then break; fi; \
	    done; \
	}; \
	first "from ensurepip import version; $$new_enough"; \
	if [ $$python = none ]; then first "$$new_enough"; fi; \
	if [ $$python = none ]; then \
	    echo "helpfirst needs Python 3.11 or newer, and there is none here. Install it, then try again." >&2; \
	    exit 1; \
	fi; \
	if ! $$python -c 'from ensurepip import version' 2>/dev/null; then \
	    install='apt-get update --quiet && apt-get install --quiet --yes python3-venv'; \
	    if [ "$$(id -u)" = 0 ]; then sh -c "$$install"; \
	    elif sudo -n true 2>/dev/null; then sudo -n sh -c "$$install"; \
	    else \
	        echo "The package python3-venv is missing. Type this, then try again:" >&2; \
	        echo "    sudo apt-get install python3-venv" >&2; \
	        exit 1; \
	    fi; \
	fi; \
	echo "Making $(VENV) with $$($$python --version)."; \
	$$python -m venv --clear $(VENV); \
	touch $@
