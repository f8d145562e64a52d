"""Sums up Surefire's reports over all modules, in Surefire's own words; fails where nothing ran."""

import glob
import sys
import xml.etree.ElementTree as ElementTree

counts = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
skipped = []
for report in sorted(glob.glob("*/target/surefire-reports/TEST-*.xml")):
    suite = ElementTree.parse(report).getroot()
    for count in counts:
        counts[count] += int(suite.get(count, 0))
    for case in suite.iter("testcase"):
        for skip in case.iter("skipped"):
            skipped.append(f"{case.get('classname')}.{case.get('name')}: {skip.get('message', 'no reason given')}")

print()
for line in skipped:
    print("Skipped:", line)
print("Tests run: {tests}, Failures: {failures}, Errors: {errors}, Skipped: {skipped}".format(**counts))

if counts["tests"] == 0:
    print("No test ran: that is a failure.")
if counts["tests"] == 0 or counts["failures"] or counts["errors"]:
    sys.exit(1)
