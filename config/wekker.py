"""The clock of Celery that rings on, also when that of the machine was set back."""

from celery.beat import PersistentScheduler


class Wekker(PersistentScheduler):
    """A last run in the future would keep everything silent until that moment came again.

    A machine that starts an hour ahead and is put right is enough: no deadline was noticed for
    that hour, and what is written in the file outlives the process.
    """

    def tick(self, *args, **kwargs):
        nu = self.app.now()
        vooruit = [tik for tik in self.schedule.values() if tik.last_run_at > nu]
        for tik in vooruit:
            tik.last_run_at = nu
        if vooruit:
            self._heap = None  # made anew below: it holds moments of the clock as it was
        return super().tick(*args, **kwargs)
