from importlib import resources

import pytest
from scripts.make_schemas import MODELS, schema_text


@pytest.mark.parametrize("name", MODELS)
def test_schema_in_the_package_is_what_the_models_give(name: str) -> None:
    carried = resources.files("rectify_docs").joinpath("schemas", name).read_text(encoding="utf-8")
    assert carried == schema_text(MODELS[name])
