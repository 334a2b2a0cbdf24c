"""Poses by joint angles, and the pictures made of them. Knows nothing of YAML, pages or time."""
