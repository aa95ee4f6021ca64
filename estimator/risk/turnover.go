// Made by scripts/tables. DO NOT EDIT.

package risk

import "github.com/outpocket/outpocket/estimator/reference"

// turnover is how likely somebody who is in one tenth of their group in a usual
// year (the row, the lowest spending first) is in another in a year (the column),
// in 65536ths.
var turnover = [reference.Tenths][reference.Tenths]uint16{
	{27501, 14009, 8883, 5873, 3891, 2517, 1543, 853, 380, 86},
	{14009, 12952, 10658, 8553, 6689, 5049, 3611, 2357, 1278, 380},
	{8883, 10658, 10149, 9134, 7911, 6586, 5208, 3797, 2357, 853},
	{5873, 8553, 9134, 9004, 8460, 7619, 6531, 5208, 3611, 1543},
	{3891, 6689, 7911, 8460, 8550, 8264, 7619, 6586, 5049, 2517},
	{2517, 5049, 6586, 7619, 8264, 8550, 8460, 7911, 6689, 3891},
	{1543, 3611, 5208, 6531, 7619, 8460, 9004, 9134, 8553, 5873},
	{853, 2357, 3797, 5208, 6586, 7911, 9134, 10149, 10658, 8883},
	{380, 1278, 2357, 3611, 5049, 6689, 8553, 10658, 12952, 14009},
	{86, 380, 853, 1543, 2517, 3891, 5873, 8883, 14009, 27501},
}
