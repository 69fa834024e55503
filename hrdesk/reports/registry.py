"""Every report by its identifier."""

from typing import Any

from hrdesk.reports import (
    council_deputies_paper,
    equipment_count_sheet,
    equipment_handover_paper,
    equipment_labels,
    equipment_norms_paper,
    equipment_register_paper,
    equipment_stocktake_paper,
    facilities_paper,
    headcount_paper,
    one_stop_paper,
    part_time_officials_paper,
    pay_list,
    ratings_discipline_paper,
    retirement_forecast_paper,
    staff_list,
    staff_quality,
    staff_quality_paper,
    standards,
    targets,
    training_by_year,
    training_needs_paper,
    training_results,
)
from hrdesk.reports.ages import AGE_RULE
from hrdesk.reports.report import Report

_STAFF_QUALITY = Report(
    "staff-quality",
    "Số lượng, chất lượng theo chức danh",
    staff_quality.facts,
    staff_quality_paper.paper,
    staff_quality.to_json,
    (AGE_RULE,),
)

_ALL: tuple[Report[Any], ...] = (
    staff_list.REPORT,
    _STAFF_QUALITY,
    council_deputies_paper.REPORT,
    part_time_officials_paper.REPORT,
    headcount_paper.REPORT,
    pay_list.REPORT,
    ratings_discipline_paper.REPORT,
    standards.REPORT,
    training_results.REPORT,
    training_by_year.REPORT,
    training_needs_paper.REPORT,
    targets.REPORT,
    retirement_forecast_paper.REPORT,
    equipment_register_paper.REPORT,
    equipment_count_sheet.REPORT,
    equipment_stocktake_paper.REPORT,
    equipment_handover_paper.REPORT,
    equipment_labels.REPORT,
    equipment_norms_paper.REPORT,
    one_stop_paper.REPORT,
    facilities_paper.REPORT,
)
REPORTS = {report.identifier: report for report in _ALL}
