# SPDX-License-Identifier: MIT
"""The palette as Qt wants it: a QPalette for Fusion, and a style sheet for borders and padding."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from standpoint.figures.colours import CHROME, Chrome, Scheme


def selected_text(scheme: Scheme) -> str:
    """Return the colour of words on a selected row: the text's own, inverted in high contrast."""
    chrome = CHROME[scheme]
    return chrome.base if scheme.startswith("high") else chrome.tx


def palette(scheme: Scheme) -> QPalette:
    """Return the QPalette of a scheme."""
    chrome = CHROME[scheme]
    role = QPalette.ColorRole
    colours = {
        role.Window: chrome.win,
        role.Button: chrome.win,
        role.Base: chrome.base,
        role.AlternateBase: chrome.alt,
        role.ToolTipBase: chrome.raised,
        role.ToolTipText: chrome.tx,
        role.WindowText: chrome.tx,
        role.Text: chrome.tx,
        role.ButtonText: chrome.tx,
        role.BrightText: chrome.err,
        role.PlaceholderText: chrome.tx3,
        role.Link: chrome.tx,
        role.LinkVisited: chrome.tx,
        role.Highlight: chrome.sel,
        role.HighlightedText: selected_text(scheme),
        role.Accent: chrome.ink,
        role.Light: chrome.raised,
        role.Midlight: chrome.line,
        role.Mid: chrome.line2,
        role.Dark: chrome.strong,
        role.Shadow: chrome.line2,
    }
    made = QPalette(QColor(chrome.win))
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(chrome.furn))
    return made


def style_sheet(scheme: Scheme) -> str:
    """Return the style sheet of a scheme: rules, radii and padding; colours come from its roles."""
    chrome = CHROME[scheme]
    roles = {name: getattr(chrome, name) for name in Chrome.__slots__}
    return _SHEET.format_map({**roles, "seltx": selected_text(scheme)})


_SHEET = """
QMainWindow::separator {{ width: 1px; height: 1px; background: {line}; }}
QMenuBar {{ background: {win}; border: 0; padding: 0 6px; spacing: 2px; }}
QMenuBar::item {{ padding: 3px 8px 4px 8px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {hover}; color: {tx}; }}
QMenu {{ background: {raised}; border: 1px solid {line2}; padding: 4px 0; }}
QMenu::item {{ padding: 4px 32px 4px 28px; border: 1px solid transparent; }}
QMenu::item:selected {{ background: {hover}; color: {tx}; border-color: {strong}; }}
QMenu::item:disabled {{ color: {furn}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 0; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 8px; }}
QStatusBar {{ background: {win}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QDockWidget {{ border: 0; }}
QToolTip {{ background: {raised}; color: {tx}; border: 1px solid {line2}; padding: 4px 6px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox {{
  background: {base}; border: 1px solid {line2}; border-radius: 4px; padding: 4px 8px;
  selection-background-color: {sel};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus {{
  border: 2px solid {tx}; padding: 3px 7px;
}}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {furn}; background: {win}; }}
QTextBrowser, QTextBrowser:focus {{ border: 0; border-radius: 0; padding: 0; background: {base}; }}
QAbstractItemView {{ border: 0; background: {base}; outline: 0; }}
QComboBox QAbstractItemView, QAbstractItemView#offered {{ border: 1px solid {line2}; }}
QHeaderView {{ background: {win}; border: 0; }}
QHeaderView::section {{
  background: {win}; color: {tx2}; border: 0; border-bottom: 1px solid {line}; padding: 5px 10px;
}}
QTableView {{ gridline-color: {line}; }}
QTableWidget::item, QListWidget::item {{ padding: 4px 7px; }}
QTableWidget::item:selected, QListWidget::item:selected {{ background: {sel}; color: {seltx}; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; border: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; border: 0; }}
QScrollBar::handle:vertical {{
  background: {line2}; min-height: 28px; border-radius: 3px; margin: 3px 2px 3px 2px;
}}
QScrollBar::handle:horizontal {{
  background: {line2}; min-width: 28px; border-radius: 3px; margin: 2px 3px 2px 3px;
}}
QScrollBar::handle:hover {{ background: {strong}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: 0; background: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""
