// Package sbc reads a Summary of Benefits and Coverage (SBC), the paper of four to eight
// pages in which every plan of the United States states its terms on one federal
// template (45 CFR 147.200), into drafts (R58, R61).
//
// It reads marks: the pieces of text and the drawn lines of a PDF's pages, which
// web/src/reading/marks.ts takes out of the file, in Node and in a browser alike.
// Text alone is read too, as it is copied out of a document ([ReadText]); without lines
// everything in it is to be looked at.
//
// From marks to a draft:
//
//	marks   pieces of text and lines (marks.go)
//	cells   a text's cell is given by the nearest line on each side (cell.go)
//	rows    the cells that hold the template's labels give the columns and the rows; what
//	        stands above the first label of a page goes on with the row before (chart.go)
//	terms   package terms reads what the member pays (terms.go)
//	standing to the deductible, which the first page, the chart's own sentence and the
//	        column of limitations decide together (standing.go)
//
// Amounts are rarely misread. What goes wrong in silence is how terms without a word
// about the deductible stand to it. So such terms always come with the sentence, the
// answer or the remark that decided it, and are to be looked at wherever more than the
// chart's own sentence did.
//
// What can be no draft at all is refused with a [Refusal]: a scan, a paper without lines,
// another paper, two charts, tiers of the network, an old year.
package sbc
