"""Makes the workbooks beside it, with two programs that share no code with ours.

pip install openpyxl==3.1.5 xlsxwriter==3.2.9
python make.py BLANK.xlsx      (BLANK.xlsx: ./cortap setup blank -o BLANK.xlsx)
"""

import datetime
import sys

import openpyxl
import xlsxwriter


def filled_with_openpyxl(blank):
    """Our own empty workbook, filled in and saved by openpyxl."""
    book = openpyxl.load_workbook(blank)
    values = {
        "project_id": 58,
        "project_info.region_number": 10,
        "project_info.recipient_zip": "02116",
        "project_info.report_date": datetime.date(2027, 3, 15),
        "project_info.recipient_name": "Quillport\u00a0Transit ",
    }
    for row in book["Project"].iter_rows(min_row=2):
        if row[0].value in values:
            row[1].value = values[row[0].value]
    book["Attendees"].append(["fta", "Odile Marchbanks", None, "+1 (555) 010-0199 ext. 12"])
    book.save("openpyxl.xlsx")


def made_with_xlsxwriter():
    """A workbook of somebody's own, in the date system of 1904, with inline numbers."""
    book = xlsxwriter.Workbook("xlsxwriter.xlsx", {"date_1904": True})
    day = book.add_format({"num_format": "mmm d, yyyy"})
    zip_code = book.add_format({"num_format": "00000"})
    project = book.add_worksheet("Project")
    project.write_row(0, 0, ["Value", "Field"])
    project.write_datetime(1, 0, datetime.datetime(2027, 3, 15), day)
    project.write(1, 1, "project_info.report_date")
    project.write_number(2, 0, 2116, zip_code)
    project.write(2, 1, "project_info.recipient_zip")
    people = book.add_worksheet("Attendees")
    people.write_row(2, 1, ["Name", "Organisation"])
    people.write_rich_string(3, 1, book.add_format({"bold": True}), "Odile", " Marchbanks")
    people.write(3, 2, "FTA")
    book.close()


filled_with_openpyxl(sys.argv[1])
made_with_xlsxwriter()
