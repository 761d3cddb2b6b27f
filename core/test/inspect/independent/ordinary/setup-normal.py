from pathlib import Path
import re
from setuptools import find_packages, setup

HERE = Path(".")

def version():
    try:
        text = (HERE / "src" / "tidy" / "__init__.py").read_text()
    except OSError:
        return "0.0.0"
    return re.search(r'__version__ = "([^"]+)"', text).group(1)

setup(
    name="tidy-tables",
    version=version(),
    description="Tables from text",
    url="https://github.com/example/tidy-tables",
    packages=find_packages("src"),
    package_dir={"": "src"},
    install_requires=["requests>=2", "click"],
    entry_points={"console_scripts": ["tidy=tidy.cli:main"]},
)
