"""To the printer: the very pages of a PDF as pictures of its own resolution, and simple sheets."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QTextDocument
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

_DPI = 300  # of the pictures of pages; print shops ask for no more
_POINTS = 72


def print_html(parent: QWidget, html: str) -> None:
    """Ask for a printer and print a sheet of plain HTML."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted:
        document = QTextDocument()
        document.setHtml(html)
        document.print_(printer)


def print_pdf(parent: QWidget, document: QPdfDocument, title: str) -> bool:
    """Ask for a printer and print a PDF; False when the user thinks better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(document.pageCount(), 1))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    paint_pages(document, printer)
    return True


def paint_pages(document: QPdfDocument, printer: QPrinter) -> int:
    """Paint the pages asked for on a printer, each on paper of its own size and direction; return how many."""
    first = printer.fromPage() or 1
    last = printer.toPage() or document.pageCount()
    printer.setFullPage(True)
    printer.setResolution(_DPI)
    _fit(printer, document.pagePointSize(first - 1))
    painter = QPainter(printer)
    for number in range(first - 1, last):
        size = document.pagePointSize(number)
        if number >= first:
            _fit(printer, size)
            printer.newPage()
        pixels = (size * _DPI / _POINTS).toSize()
        image = document.render(number, pixels)
        painter.drawImage(QRectF(0, 0, pixels.width(), pixels.height()), image)
    painter.end()
    return last - first + 1


def _fit(printer: QPrinter, size: QSizeF) -> None:
    is_wide = size.width() > size.height()
    upright = size.transposed() if is_wide else size
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)
