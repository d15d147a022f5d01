"""More than one laptop of one programme: exchange files, and whose laptop a cohort is on."""
