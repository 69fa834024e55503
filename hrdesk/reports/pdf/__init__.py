"""Papers as PDF: measured, broken into lines and pages, then drawn, in that order.

``render.render_pdf`` is the way in. ``lines``, ``columns`` and ``flow`` are plain arithmetic;
``fonts`` and ``pen`` are the two that know reportlab.
"""
