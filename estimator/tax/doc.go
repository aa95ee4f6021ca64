// Package tax works out what a household saves in taxes by money that goes untaxed: into
// a health savings account, into a health flexible spending arrangement, and to premiums
// that come off pay before taxes (R56). What is saved is the difference of the taxes with
// and without that money: federal income tax by the year's brackets, payroll taxes
// on what goes through payroll, and a state's by a rate that the household states.
package tax
