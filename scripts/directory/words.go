package main

import (
	"github.com/outpocket/outpocket/estimator/directory"
)

// words say what is wrong, and what to do about it.
var words = map[directory.Reason]string{
	directory.MissingFile:     "There is no copy of this address. Fetch it again.",
	directory.SameFile:        "Two addresses have this copy. Put copies in folders by the parts of their addresses.",
	directory.Damaged:         "The packed file does not unpack. Fetch it again.",
	directory.Empty:           "The file is empty. Fetch it again.",
	directory.NoList:          "This is an object without a list in it.",
	directory.TwoLists:        "This is an object with several lists; which one is meant is not known.",
	directory.NoAddresses:     "The index names no file of this kind.",
	directory.WebPage:         "This is a web page, such as one that tells of an error. Fetch the file again.",
	directory.IncompleteFile:  "The file ends in the middle. Fetch it again.",
	directory.NotJSON:         "This is not valid JSON. Tell the insurer.",
	directory.EntryTooLarge:   "An entry of more than 16 MB is no entry.",
	directory.WrongShape:      "This has another form than it should, and is left out.",
	directory.NotUTF8:         "Some letters are in an old form (Windows-1252). Check that names look right.",
	directory.UnreadPlans:     "What this is about cannot be read, so what is not listed is not known for this insurer's plans. Tell the insurer.",
	directory.UnreadYears:     "These are no years, so the row is not clear.",
	directory.UnknownTier:     "The plan names several network tiers, and not this one: its providers are not known.",
	directory.UnknownDrugTier: "These words do not say which service it is: its drugs are not known. Write a line in tiers.csv.",
	directory.InAndOut:        "It is listed in the network and as outside it, so that it is not known.",
	directory.TiersDiffer:     "Rows have different tiers. The worse one counts; if a plan's own tiers differ, none does.",
	directory.RulesDiffer:     "Rows differ in what has to be asked for first. All of it counts.",
	directory.NoName:          "There is no name, so that it cannot be found.",
	directory.NoPlace:         "No address is in an area, so that it cannot be found.",
	directory.TooLong:         "This is longer than any such text, and is left out.",
	directory.NoNPI:           "There is no number (NPI), so that it is joined with no other entry.",
	directory.NotNPI:          "This is not a provider's number (NPI), so that it is joined with no other entry.",
	directory.NoRxCUI:         "There is no number of RxNorm, so that it is joined with no other entry.",
	directory.NoDate:          "This is no date, or one that is yet to come.",
	directory.NoYears:         "No years are given. It counts as of this year.",
	directory.OtherYear:       "This is of another year, and is left out.",
	directory.UnlistedPlan:    "No file of plans has this plan, so that it is left out.",
	directory.OtherPlan:       "This is no plan of the marketplaces, and is left out.",
	directory.NotWhole:        "a file is not whole",
	directory.NoRows:          "nothing is listed under it",
}
