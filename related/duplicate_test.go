package related_test

import (
	"bufio"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

func TestCopiesAreToldFromFollowUps(t *testing.T) {
	pairs := 20_000
	if testing.Short() {
		pairs = 2_000
	}
	byEvent := make(map[string][]*article.Article)
	var all []*article.Article
	for a := range (relatedtest.News{Seed: 11}).Articles(pairs + pairs/2) {
		all = append(all, a)
		event := string(a.Extra["event"])
		byEvent[event] = append(byEvent[event], a)
	}
	r := rand.New(rand.NewPCG(3, 3))
	misses := make([]float64, 0, pairs)
	for _, a := range all {
		group := byEvent[string(a.Extra["event"])]
		if len(group) < 2 || len(misses) == pairs {
			continue
		}
		other := group[r.IntN(len(group))]
		if other == a {
			continue
		}
		misses = append(misses, related.Containment(a, relatedtest.FollowUp(r, a, other)))
	}
	require.GreaterOrEqual(t, len(misses), pairs*9/10)
	for _, c := range []struct {
		edits             float64
		precision, recall float64
	}{
		{0.05, 0.99, 0.999},
		{0.10, 0.99, 0.999},
		{0.20, 0.99, 0.99},
		{0.30, 0.99, 0.85},
		{0.40, 0.95, 0.30},
	} {
		found, wrong := 0, 0
		var copies []float64
		for _, a := range all[:len(misses)] {
			copies = append(copies, related.Containment(a, relatedtest.Copy(r, a, c.edits)))
		}
		for i := range copies {
			if copies[i] >= related.DuplicateShare {
				found++
			}
			if misses[i] >= related.DuplicateShare {
				wrong++
			}
		}
		slices.Sort(copies)
		precision, recall := float64(found)/float64(found+wrong), float64(found)/float64(len(copies))
		t.Logf("%2.0f %% edited: precision %.4f recall %.4f of %d; lowest hundredth %.2f, median %.2f", 100*c.edits,
			precision, recall, len(copies), copies[len(copies)/100], copies[len(copies)/2])
		require.GreaterOrEqual(t, precision, c.precision)
		require.GreaterOrEqual(t, recall, c.recall)
	}
	slices.Sort(misses)
	t.Logf("follow-ups: median %.2f, highest hundredth %.2f", misses[len(misses)/2], misses[len(misses)*99/100])
}

// A brief has few runs to compare with a long feature, and chance agreement
// weighs the more the longer the feature is.
func TestLongTextsAreNoCopiesOfUnrelatedShortOnes(t *testing.T) {
	pairs := 500
	if testing.Short() {
		pairs = 50
	}
	r := rand.New(rand.NewPCG(5, 5))
	text := func(words int) string {
		var b strings.Builder
		for range words {
			b.WriteString("w" + strconv.Itoa(r.IntN(3_000)) + "x ")
		}
		return b.String()
	}
	for _, longer := range []int{1, 3, 10, 30} {
		copies, extracts := 0, 0
		for range pairs {
			brief := story("brief", "", text(100))
			feature := story("feature", "", text(100*longer))
			if related.Containment(brief, feature) >= related.DuplicateShare {
				copies++
			}
			feature.Body.Blocks = append(feature.Body.Blocks, brief.Body.Blocks...)
			if related.Containment(brief, feature) >= related.DuplicateShare {
				extracts++
			}
		}
		t.Logf("%3d times as long: %d of %d taken for copies; %d found where they are contained", longer, copies, pairs, extracts)
		require.LessOrEqual(t, copies, 1)
	}
}

func TestCopiesInReuters(t *testing.T) {
	dir := filepath.Join(corpora(t), "reuters")
	articles, _ := readTSV(t, filepath.Join(dir, "reuters-dev.tsv.gz"))
	byKey := make(map[string]*article.Article)
	for _, a := range articles {
		byKey[a.Key()] = a
	}
	file, err := os.Open(filepath.Join(dir, "reuters-dev-dups.tsv"))
	require.NoError(t, err)
	defer file.Close()
	found, pairs := 0, 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		jaccard, err := strconv.ParseFloat(fields[2], 64)
		require.NoError(t, err)
		if jaccard < 0.5 {
			continue
		}
		pairs++
		if related.Containment(byKey[fields[0]], byKey[fields[1]]) >= related.DuplicateShare {
			found++
		} else {
			t.Log(fields, related.Containment(byKey[fields[0]], byKey[fields[1]]))
		}
	}
	t.Logf("%d of %d pairs whose runs of five words agree by half", found, pairs)
	require.GreaterOrEqual(t, float64(found)/float64(pairs), 0.99)
}
