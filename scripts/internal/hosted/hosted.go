// Package hosted writes folders for hosts that have nothing but files: names with the hash
// of what is in them, and compressed files beside.
package hosted

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// A Folder is one that is being written.
type Folder struct {
	Path  string
	names map[string]bool
}

// File writes a file whose name has its content's hash, so that it can be kept forever, and
// returns the name. What is there already is not written again.
func (f *Folder) File(prefix string, text []byte) (string, error) {
	sum := sha256.Sum256(text)
	name := prefix + hex.EncodeToString(sum[:8]) + ".json"
	if f.names[name] {
		return name, nil
	}
	if f.names == nil {
		f.names = map[string]bool{}
	}
	f.names[name] = true
	return name, f.Named(name, text)
}

// Named writes a file that names the others.
func (f *Folder) Named(name string, text []byte) error {
	return os.WriteFile(filepath.Join(f.Path, name), text, 0o644)
}

// Files is how many have a hash for a name.
func (f *Folder) Files() int { return len(f.names) }

// Compress puts compressed files beside those of a folder, by Node, which has brotli. Quality
// is that of brotli, 1 to 11.
func Compress(ctx context.Context, folder string, quality int, notes io.Writer) error {
	script := "scripts/precompress.mjs"
	for range 10 { // from the project's folder, or one below it
		if _, err := os.Stat(script); err == nil {
			break
		}
		script = "../" + script
	}
	node := exec.CommandContext(ctx, "node", script, folder, strconv.Itoa(quality))
	node.Stdout, node.Stderr = notes, notes
	return node.Run()
}
