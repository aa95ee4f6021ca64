package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheFilesAreThoseOfTheData(t *testing.T) {
	const root = "../.."
	files, err := tables(root)
	require.NoError(t, err)
	assert.Len(t, files, 3)
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), "go run ./scripts/tables makes %s anew", name)
	}
}
