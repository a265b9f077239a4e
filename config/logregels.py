"""Where log lines go: stdout, without personal data, for the program and for its web server."""


def naar_stdout(*, niveau, loggers):
    """A logging configuration with these loggers beside the root."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"geen_persoonsgegevens": {"()": "config.logfilter.GeenPersoonsgegevens"}},
        "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "filters": ["geen_persoonsgegevens"],
                "formatter": "regel",
            },
        },
        "root": {"handlers": ["stdout"], "level": niveau},
        "loggers": loggers,
    }
