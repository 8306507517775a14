"""The officer's follow-up: plan files of affiliates → an internal workbook, a report, and public sums (followup.yaml)."""
