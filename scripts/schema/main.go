// Schema writes the JSON Schema files of the estimator's documents, which are
// made from its Go types. Run it in the module's folder:
//
//	go run ./scripts/schema
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/outpocket/outpocket/estimator/schema"
)

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
}

func write() error {
	files, err := schema.Files(os.DirFS("estimator"))
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join("estimator", "schema", name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
