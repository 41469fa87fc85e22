package render_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/render"
)

func TestTheTickersScriptIsAtMostFourKilobytes(t *testing.T) {
	require.LessOrEqual(t, len(render.NewAssets(render.AssetOptions{}).Script().Gzip), 4<<10)
}
