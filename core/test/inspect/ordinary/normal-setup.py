import os
import re
from setuptools import find_packages, setup

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "README.md"), encoding="utf-8") as handle:
    description = handle.read()
with open(os.path.join(here, "tidy", "__init__.py")) as handle:
    version = re.search(r'__version__ = "(.+?)"', handle.read()).group(1)

setup(
    name="tidy",
    version=version,
    description="Tidies tables",
    long_description=description,
    url="https://example.com/tidy",
    packages=find_packages(),
    install_requires=["requests>=2"],
    entry_points={"console_scripts": ["tidy=tidy.main:main"]},
)
