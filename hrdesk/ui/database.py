"""The one thread that owns the store, and how its results come home to the window.

Jobs run one after the other on a thread of their own; what comes of them returns through a single
signal and is handed over on the window's thread. The window never waits.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from hrdesk.domain.changes import Changes

T = TypeVar("T")
Failed = Callable[[BaseException], None]
_log = logging.getLogger("hrdesk.ui")


class Job(QObject):
    """One piece of work under way. ``title`` is what the progress window says about it."""

    ended = Signal()

    def __init__(self, title: str, cancellable: bool) -> None:
        super().__init__()
        self.title = title
        self.cancellable = cancellable
        self.abandoned = False

    def cancel(self) -> None:
        """Give up: a job that has not begun never does, the result of one that only reads is dropped."""
        self.abandoned = True
        self.ended.emit()


class Database(QObject):
    """Runs every call of a service. ``store`` is opaque here: services know what it is."""

    changed = Signal(object)  # Changes
    started = Signal(object)  # Job
    trouble = Signal(object)  # an exception nobody else took
    store_changed = Signal()
    idle = Signal()
    _home = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.store: Any = None
        self.pending = 0
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._home.connect(self._arrive)

    def read(
        self,
        work: Callable[[Any], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Failed | None = None,
        title: str = "",
    ) -> Job:
        """Run ``work(store)`` and give its result to ``then``, unless ``owner`` is gone by then."""
        return self.run(lambda: work(self.store), then, owner=owner, failed=failed, title=title, cancellable=True)

    def write(
        self,
        work: Callable[[Any], T],
        then: Callable[[T], None] | None = None,
        *,
        owner: QObject,
        failed: Failed | None = None,
        title: str = "",
    ) -> Job:
        """Run a change; views hear of the ``Changes`` in its result before ``then`` does."""

        def arrived(result: T) -> None:
            self.changed.emit(changes_in(result))
            if then is not None and shiboken6.isValid(owner):
                then(result)

        return self.run(lambda: work(self.store), arrived, owner=self, failed=_only_for(owner, failed), title=title)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Failed | None = None,
        title: str = "",
        cancellable: bool = False,
    ) -> Job:
        """Run any work on the thread. ``UserError`` and all others go to ``failed``, else to ``trouble``."""
        job = Job(title, cancellable)
        self.pending += 1
        self.started.emit(job)
        self._thread.submit(self._work, job, work, then, owner, failed)
        return job

    def _work(
        self, job: Job, work: Callable[[], Any], then: Callable[[Any], None], owner: QObject, failed: Any
    ) -> None:
        if job.abandoned:
            self._home.emit(lambda: self._finish(job, lambda: None))
            return
        try:
            result = work()
        except BaseException as error:
            caught = error
            self._home.emit(lambda: self._finish(job, lambda: self._fail(caught, owner, failed)))
        else:
            self._home.emit(lambda: self._finish(job, lambda: then(result) if shiboken6.isValid(owner) else None))

    @Slot(object)
    def _arrive(self, closure: Callable[[], None]) -> None:
        closure()

    def _finish(self, job: Job, deliver: Callable[[], None]) -> None:
        self.pending -= 1
        try:
            if not job.abandoned:
                job.ended.emit()
                deliver()
        finally:
            if self.pending == 0:
                self.idle.emit()

    def _fail(self, error: BaseException, owner: QObject, failed: Failed | None) -> None:
        if failed is not None and shiboken6.isValid(owner):
            failed(error)
        else:
            self.trouble.emit(error)

    def use(self, store: object) -> None:
        """Take over an open store (or None)."""
        self.store = store
        self.store_changed.emit()

    def close_store(self, then: Callable[[], None], owner: QObject) -> None:
        """Close the store on its thread, then go on."""
        store = self.store

        def close() -> None:
            if store is not None:
                store.close()

        def closed(_: None) -> None:
            self.use(None)
            then()

        self.run(close, closed, owner=owner)

    def stop(self) -> None:
        """Finish what is under way, close the store and end the thread. For the end of the program."""
        store, self.store = self.store, None
        if store is not None:
            self._thread.submit(store.close)
        self._thread.shutdown(wait=True)


def _only_for(owner: QObject, failed: Failed | None) -> Failed | None:
    if failed is None:
        return None
    return lambda error: failed(error) if shiboken6.isValid(owner) else None


def changes_in(result: object) -> Changes:
    """Return the ``Changes`` a write gave back: itself, a part of a tuple, or its field ``changes``."""
    if isinstance(result, Changes):
        return result
    if isinstance(result, tuple):
        return next((part for part in result if isinstance(part, Changes)), Changes())
    found = getattr(result, "changes", None)
    return found if isinstance(found, Changes) else Changes()
