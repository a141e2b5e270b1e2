"""``/openapi.json``: all that programs ask the site for, as OpenAPI 3.1 describes it."""
