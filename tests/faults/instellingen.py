"""The real settings, with a clock that ticks every second: a test has no minutes to wait."""

from config.settings import *  # noqa: F403
from config.settings import CELERY_BEAT_SCHEDULE

CELERY_BEAT_SCHEDULE = {
    naam: {**CELERY_BEAT_SCHEDULE[naam], "schedule": 1.0, "options": {"expires": 5}}
    for naam in ("sweep", "post")
}
