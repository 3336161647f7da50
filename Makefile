# Every target is one call of scripts/setup.py, which needs nothing but Python >= 3.11.
# Choose an interpreter with: make run PYTHON=python3.12

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
NEEDS_PYTHON = 需要 Python 3.11 或更高版本。请安装后重试（Debian/Ubuntu：sudo apt-get install python3），或用 PYTHON=… 指定
SETUP = $(if $(PYTHON),$(PYTHON),$(error $(NEEDS_PYTHON))) -m scripts.setup

.PHONY: help run test lock example templates pictures bench fuzz hazards format clean distclean

help:
	@echo 'make run        准备环境，并在示例工作区（本仓库）生成本周全部文书'
	@echo 'make test       准备环境，并运行全部检查'
	@echo 'make example    重新生成示例数据；make templates 重新生成模板；make pictures 重新生成文档插图'
	@echo 'make bench      测量读取、合并的速度和内存，写入 docs/benchmarks.md'
	@echo 'make fuzz       用变异文件试验读取；N=20000 全量并写入 docs/fuzz.md；ONLY=编号 重现其中一个'
	@echo 'make hazards    运行风险表的测试，写入 docs/hazards.md'
	@echo 'make format     检查示例各文书的公文格式，写入 docs/format.md'
	@echo 'make lock       重新生成 requirements/*.lock（UPGRADE=1 时升级版本）'
	@echo 'make clean      删除虚拟环境和各工具缓存；make distclean 连同已下载的字体一并删除'

run:
	@$(SETUP) run

test:
	@$(SETUP) test

lock:
	@$(SETUP) lock $(if $(UPGRADE),--upgrade)

example templates pictures:
	@$(SETUP) script scripts/make_$@.py

bench:
	@$(SETUP) module benchmarks

fuzz:
	@$(SETUP) module benchmarks.fuzz $(if $(ONLY),--only $(ONLY),$(if $(N),$(N) --docs))

hazards:
	@$(SETUP) module pytest tests/hazards -q --hazard-report docs/hazards.md

format:
	@$(SETUP) script scripts/make_format_report.py

# Output is never removed: people edit it.
clean:
	@rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find src scripts tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	@rm -rf .cache
