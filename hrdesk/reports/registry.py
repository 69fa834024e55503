"""Every report by its identifier."""

from typing import Any

from hrdesk.reports import headcount_paper, staff_list, staff_quality, staff_quality_paper, standards, targets
from hrdesk.reports.report import Parameter, ParameterKind, Report

_AGE_RULE = Parameter(
    "age_rule",
    "Cách tính tuổi",
    ParameterKind.CHOICE,
    staff_quality.COMPLETE_YEARS,
    (
        (staff_quality.COMPLETE_YEARS, "Tròn năm đến ngày báo cáo"),
        (staff_quality.YEAR_DIFFERENCE, "Năm báo cáo trừ năm sinh"),
    ),
)

_STAFF_QUALITY = Report(
    "staff-quality",
    "Số lượng, chất lượng theo chức danh",
    staff_quality.facts,
    staff_quality_paper.paper,
    staff_quality.to_json,
    (_AGE_RULE,),
)

_ALL: tuple[Report[Any], ...] = (
    staff_list.REPORT,
    _STAFF_QUALITY,
    headcount_paper.REPORT,
    standards.REPORT,
    targets.REPORT,
)
REPORTS = {report.identifier: report for report in _ALL}
