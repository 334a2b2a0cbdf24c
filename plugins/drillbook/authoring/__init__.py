"""YAML files to values and mistakes. The only place that knows YAML; knows nothing of pages."""
