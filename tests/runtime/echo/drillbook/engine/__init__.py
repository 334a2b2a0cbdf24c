"""Imports what an engine may import."""

import collections.abc
import dataclasses
import enum
import hashlib
import json
import math
import typing

SUM = hashlib.sha256(b"drillbook").hexdigest()
MODULES = [module.__name__ for module in (collections.abc, dataclasses, enum, json, math, typing)]
