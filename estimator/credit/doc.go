// Package credit works out the premium tax credit of a household (R55): what the
// marketplace's benchmark plan costs where it lives, less what the law expects of its
// income, and what goes with it: reduced cost sharing (R56), how near the income is to
// an end of the credit, and other programs to ask about. It points, it never decides
// who is eligible: that is the marketplace's.
package credit
