// Release packs a built site into a zip that says of every file what it must
// be: SHA256SUMS to check what was unpacked, and integrity.json with the
// values for integrity attributes (Subresource Integrity). The same files give
// the same bytes: names in order, one date, no owner.
//
//	release FOLDER ZIP
package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// root is the folder that the zip unpacks into.
const root = "outpocket"

// The earliest date that a zip can hold.
var date = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: release FOLDER ZIP")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// run packs folder into the file target, puts its checksum beside it, and
// reports both.
func run(folder, target string, report io.Writer) error {
	var packed bytes.Buffer
	if err := pack(os.DirFS(folder), &packed); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(target, packed.Bytes(), 0o644); err != nil {
		return err
	}
	sum := fmt.Sprintf("%s  %s\n", checksum(packed.Bytes()), filepath.Base(target))
	if err := os.WriteFile(target+".sha256", []byte(sum), 0o644); err != nil {
		return err
	}
	_, err := fmt.Fprintf(report, "%s: %d bytes\n%s", target, packed.Len(), sum)
	return err
}

// pack writes the zip of every file of site.
func pack(site fs.FS, to io.Writer) error {
	archive := zip.NewWriter(to)
	add := func(name string, content []byte) error {
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: date}
		if compressed(name) {
			header.Method = zip.Store
		}
		header.SetMode(0o644)
		entry, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		_, err = entry.Write(content)
		return err
	}

	var sums bytes.Buffer
	integrity := map[string]string{}
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%s  %s\n", checksum(content), path.Join(root, name))
		if !compressed(name) {
			hash := sha512.Sum384(content)
			integrity[name] = "sha384-" + base64.StdEncoding.EncodeToString(hash[:])
		}
		return add(path.Join(root, name), content)
	})
	if err != nil {
		return err
	}
	if sums.Len() == 0 {
		return errors.New("the folder has no files")
	}
	// Marshal orders the names.
	values, err := json.MarshalIndent(integrity, "", "  ")
	if err != nil {
		return err
	}
	if err := add("integrity.json", append(values, '\n')); err != nil {
		return err
	}
	if err := add("SHA256SUMS", sums.Bytes()); err != nil {
		return err
	}
	return archive.Close()
}

// compressed tells whether a file is another one's compressed copy.
func compressed(name string) bool {
	return strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz")
}

func checksum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
