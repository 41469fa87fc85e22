package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheHostsLayoutHoldsTwoPieces(t *testing.T) {
	h, err := newHost()
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, h.write(t.Context(), &out))
	page := out.String()
	require.Equal(t, 2, strings.Count(page, `<ul class="nr-ticker__group"`))
	require.Equal(t, 3, strings.Count(page, `<article class="nr-card"`))
	require.Contains(t, page, "<h1>Night ferry to the islands returns</h1>")
	require.NotContains(t, page, "nr-masthead", "the host keeps its own layout")
}
