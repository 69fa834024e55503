"""Every report by its identifier."""

from typing import Any

from hrdesk.reports import staff_list
from hrdesk.reports.report import Report

REPORTS: dict[str, Report[Any]] = {report.identifier: report for report in (staff_list.REPORT,)}
