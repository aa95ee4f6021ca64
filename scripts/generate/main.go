// Generate writes what is made from the estimator's Go types, their comments and
// its table of services: the JSON Schema files of its documents, and the page's
// TypeScript types and services. Run it in the module's folder:
//
//	go run ./scripts/generate          write them
//	go run ./scripts/generate -check   say which are not as they would be written
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/outpocket/outpocket/estimator/schema"
)

func main() {
	check := flag.Bool("check", false, "write nothing, and fail where a file is old")
	flag.Parse()
	if err := run(*check); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(check bool) error {
	files, err := made(os.DirFS("estimator"))
	if err != nil {
		return err
	}
	var old []error
	for name, text := range files {
		if !check {
			if err := os.WriteFile(name, text, 0o644); err != nil {
				return err
			}
			continue
		}
		there, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if !bytes.Equal(there, text) {
			old = append(old, fmt.Errorf("%s is not as the Go code has it: make generate writes it", name))
		}
	}
	return errors.Join(old...)
}

// made returns the texts of all files by their paths.
func made(source fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	schemas, err := schema.Files(source)
	if err != nil {
		return nil, err
	}
	for name, text := range schemas {
		files[filepath.Join("estimator", "schema", name)] = text
	}
	engine := filepath.Join("web", "src", "engine")
	if files[filepath.Join(engine, "types.ts")], err = schema.TypeScript(source); err != nil {
		return nil, err
	}
	if files[filepath.Join("web", "src", "reading", "types.ts")], err = schema.ReadingTypes(source); err != nil {
		return nil, err
	}
	if files[filepath.Join("web", "src", "directory", "types.ts")], err = schema.DirectoryTypes(source); err != nil {
		return nil, err
	}
	if files[filepath.Join(engine, "services.ts")], err = schema.Services(); err != nil {
		return nil, err
	}
	if files[filepath.Join(engine, "summary-rows.ts")], err = schema.SummaryRows(); err != nil {
		return nil, err
	}
	files[filepath.Join(engine, "parts.ts")] = schema.Parts()
	return files, nil
}
