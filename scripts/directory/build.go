package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/outpocket/outpocket/estimator/directory"
	"github.com/outpocket/outpocket/scripts/internal/hosted"
)

// A building is a run of build.
type building struct {
	year    int
	date    time.Time
	areas   string
	partial bool
	out     string
	notes   io.Writer
}

// mostProviders of an area load fast enough.
const mostProviders = 120_000

// run builds the folder beside the one of before, and puts it in its place if it is whole.
func (b *building) run(ctx context.Context, folders []string) (err error) {
	if err := b.putBack(); err != nil {
		return err
	}
	if found, err := os.ReadDir(b.out); err == nil && len(found) > 0 {
		if _, err := os.Stat(filepath.Join(b.out, "manifest.json")); err != nil {
			return fmt.Errorf("%s: there is something else in it", b.out)
		}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	o := directory.Options{Year: b.year, Date: b.date}
	if b.areas != "" {
		text, err := os.ReadFile(b.areas)
		if err != nil {
			return err
		}
		if o.Areas, err = directory.ReadAreas(string(text)); err != nil {
			return fmt.Errorf("%s: %w", b.areas, err)
		}
	}
	var issuers []directory.Issuer
	var wrong []error
	for _, folder := range folders {
		i, err := issuer(folder)
		issuers, wrong = append(issuers, i), append(wrong, err)
	}
	if err := errors.Join(wrong...); err != nil {
		return err
	}
	parent, name := filepath.Split(filepath.Clean(b.out))
	if err := os.MkdirAll(cmp.Or(parent, "."), 0o755); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(cmp.Or(parent, "."), name+".new-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(fresh)) }()
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	var spills []*os.File
	defer func() {
		for _, f := range spills {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	o.Spill = func() (directory.Spill, error) {
		f, err := os.CreateTemp("", "directory-")
		if err == nil {
			spills = append(spills, f)
		}
		return f, err
	}
	to := hosted.Folder{Path: fresh}
	o.Write = func(text []byte) (string, error) { return to.File("", text) }
	manifest, report, err := directory.Build(ctx, o, issuers)
	tell(b.notes, report)
	if err != nil {
		return err
	}
	lost := b.say(manifest, report)
	switch {
	case len(manifest.Areas) == 0:
		fmt.Fprintf(b.notes, "%s: nothing is written: no plan has data\n", b.out)
		return errTold
	case lost > 0 && !b.partial:
		fmt.Fprintf(b.notes, "%s: nothing is written; -partial leaves these plans out\n", b.out)
		return errTold
	}
	if err := to.Named("manifest.json", manifest.JSON()); err != nil {
		return err
	}
	// What is compressed next needs the memory, and of an area that has to be divided anyway
	// the last tenth of its size is not worth minutes.
	debug.FreeOSMemory()
	quality := 11
	if slices.ContainsFunc(manifest.Areas, func(a directory.ManifestArea) bool { return a.Providers > mostProviders }) {
		quality = 9
	}
	if err := hosted.Compress(ctx, fresh, quality, b.notes); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := b.replace(fresh); err != nil {
		return err
	}
	if lost > 0 {
		return errTold
	}
	return nil
}

// say tells what there is, and returns how many plans have a file that is not whole.
func (b *building) say(m *directory.Manifest, report *directory.Report) (lost int) {
	fmt.Fprintf(b.notes, "read: %d files, %d entries of providers, %d of drugs\n", report.Files, report.Providers, report.Drugs)
	for _, s := range report.Skipped {
		if s.Reason == string(directory.NotWhole) {
			lost++
		}
		fmt.Fprintf(b.notes, "no data for %s: %s", s.ID, words[directory.Reason(s.Reason)])
		if s.File != "" {
			fmt.Fprintf(b.notes, " (%s)", s.File)
		}
		fmt.Fprintln(b.notes)
	}
	fmt.Fprintf(b.notes, "%d plans, %d networks, %d formularies\n", len(m.Plans), m.Networks, m.Formularies)
	for _, a := range m.Areas {
		fmt.Fprintf(b.notes, "%s: %d providers, %d drugs", a.ID, a.Providers, a.Drugs)
		if a.Providers > mostProviders {
			fmt.Fprintf(b.notes, "; divide it by -areas: more than %d are slow to load", mostProviders)
		}
		fmt.Fprintln(b.notes)
	}
	return lost
}

// issuer is what a folder has of an insurer.
func issuer(folder string) (directory.Issuer, error) {
	whole, err := filepath.Abs(folder)
	if err != nil {
		return directory.Issuer{}, err
	}
	name := filepath.Base(whole)
	i := directory.Issuer{Name: name, Index: fileOf(name, whole, "index.json")}
	used := map[string]string{}
	i.Copy = func(address string) (directory.File, error) {
		found, err := copyOf(whole, address)
		if err != nil {
			return directory.File{}, err
		}
		f := fileOf(name, whole, found)
		if other, taken := used[found]; taken && other != address {
			return f, directory.ErrSame
		}
		used[found] = address
		return f, nil
	}
	text, err := os.ReadFile(filepath.Join(whole, "tiers.csv"))
	if errors.Is(err, fs.ErrNotExist) {
		return i, nil
	}
	if err == nil {
		i.Tiers, err = directory.ReadTiers(string(text))
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", filepath.Join(folder, "tiers.csv"), err)
	}
	return i, err
}

func fileOf(issuer, folder, path string) directory.File {
	return directory.File{Name: filepath.ToSlash(filepath.Join(issuer, path)), Open: func() (io.ReadCloser, error) { return os.Open(filepath.Join(folder, path)) }}
}

// copyOf finds the local copy of an address below a folder: by all of its parts, or as many
// of the last ones as there is a file for.
func copyOf(folder, address string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", fs.ErrNotExist
	}
	parts := strings.FieldsFunc(u.Host+"/"+u.Path, func(r rune) bool { return r == '/' })
	for from := range parts {
		path := filepath.Join(parts[from:]...)
		if !filepath.IsLocal(path) {
			continue
		}
		for _, ending := range []string{"?" + u.RawQuery, ""} {
			for _, packed := range []string{"", ".gz"} {
				info, err := os.Stat(filepath.Join(folder, path+ending+packed))
				if err == nil && info.Mode().IsRegular() {
					return path + ending + packed, nil
				}
			}
		}
	}
	return "", fs.ErrNotExist
}

// before is what the folder of before is called while another takes its place.
func (b *building) before() string { return filepath.Clean(b.out) + ".before" }

// putBack puts the folder of before back, if a run was killed in the instant of replacing it.
func (b *building) putBack() error {
	if _, err := os.Stat(b.out); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(b.before(), b.out); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// replace puts a folder in the place of the one of before.
func (b *building) replace(fresh string) error {
	if err := os.RemoveAll(b.before()); err != nil {
		return err
	}
	if err := os.Rename(b.out, b.before()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, b.out); err != nil {
		return errors.Join(err, b.putBack())
	}
	return os.RemoveAll(b.before())
}
