/*
Reader is the reader of other people's plan files as a WebAssembly program, apart from
the engine: who opens no file does not load it.

Whoever starts the program puts an object called outpocket on what the program sees as
globalThis. The program adds to it

	open(): string                                    {"ok": {"reading": number}}
	begin(reading: number, name: string): string      a file of the reading begins
	feed(reading: number, chunk: Uint8Array): string
	end(reading: number): string
	marks(reading: number, marks: string): string     in their place for a PDF
	finish(reading: number): string                   {"ok": {"plans": […], "problems": […]}}
	draft(reading: number, plan: number): string      {"ok": {"draft": …, "rates": […]}}
	plan(reading: number, plan: number, confirmed: string): string
	forget(reading: number): string

and from then on waits for calls. A reading is files that belong together, such as the
public use files of one year. Each goes in chunk by chunk, so that neither it nor the
program's memory is ever there as a whole. Finish tells which plans are in them and what
was not read; a plan's number is its place there. Draft gives one field by field, and its
premiums where they depend on the place. Plan makes a plan of it (planfile.Made), with
what a person has confirmed: an object of values by the pointers of the draft's fields.

An answer is {"ok": …} or {"error": {"code": …}}. Codes are reasons of package planfile
and of its readers, "unknown-format", "too-large", "too-many-plans", "unknown-reading" and
"internal". After an error the reading is forgotten, and others are there as before.

The calls are synchronous and take no callbacks: a file's source runs in a goroutine that
waits for nothing but the next chunk.
*/
package main
