"""Python that runs only in the browser: the worker's side of the conversation with the page, around the engine."""
