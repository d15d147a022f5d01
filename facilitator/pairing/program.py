"""A table as HiGHS reads it. Imported in the solving process only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

if TYPE_CHECKING:
    from facilitator.pairing.formulation import Table


def program_of(table: Table) -> highspy.HighsLp:
    """The table as HiGHS reads it."""
    program = highspy.HighsLp()
    width = len(table.links)
    program.num_col_ = width
    program.num_row_ = len(table.rows)
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_ = np.zeros(width)
    lower = np.zeros(width)
    lower[list(table.fixed)] = 1
    program.col_lower_ = lower
    program.col_upper_ = np.array(table.upper, dtype=np.float64)
    program.row_lower_ = np.array([row[0] for row in table.rows], dtype=np.float64)
    program.row_upper_ = np.array([row[1] for row in table.rows], dtype=np.float64)
    starts, index, value = [0], [], []
    for _, _, columns, values in table.rows:
        index.extend(columns)
        value.extend(values)
        starts.append(len(index))
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = width, len(table.rows)
    matrix.start_ = np.array(starts, dtype=np.int32)
    matrix.index_ = np.array(index, dtype=np.int32)
    matrix.value_ = np.array(value, dtype=np.float64)
    if table.integer:
        program.integrality_ = [highspy.HighsVarType.kInteger] * width
    return program
