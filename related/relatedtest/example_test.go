package relatedtest_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

func headlines(lines map[string]string) *related.Index {
	index := related.New(related.Options{Language: "en"})
	for _, key := range slices.Sorted(maps.Keys(lines)) {
		if err := index.Add(&article.Article{ID: key, Headline: lines[key]}); err != nil {
			fmt.Println(err)
		}
	}
	return index
}

// Labels that a desk gave judge the lists.
func ExampleEvaluate() {
	index := headlines(map[string]string{
		"bridge": "Harbour bridge carries trams again",
		"tram":   "Empty trams test the repaired bridge",
		"cheese": "Dairies blame the winter for cheaper cheese",
		"milk":   "Cheaper cheese leaves farmers with milk",
	})
	labels := map[string]string{"bridge": "city", "tram": "city", "cheese": "farms", "milk": "farms"}
	scores, err := relatedtest.Evaluate(context.Background(), index, relatedtest.ByLabel(labels), relatedtest.Options{Precision: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d cases: P@1 %.2f, MAP %.2f, found for %.0f %%\n", scores.Cases, scores.Precision, scores.MAP, 100*scores.Coverage)
	// Output: 4 cases: P@1 1.00, MAP 1.00, found for 100 %
}

// Clicks judge the lists: what readers went on to is worth its count.
func ExampleCase() {
	index := headlines(map[string]string{
		"bridge": "Harbour bridge carries trams again",
		"tram":   "Empty trams test the repaired bridge",
		"ferry":  "Harbour ferries sail on",
	})
	clicks := map[string]float64{"tram": 40, "ferry": 10}
	cases := slices.Values([]relatedtest.Case{{
		Key:      "bridge",
		Relevant: func(key string) float64 { return clicks[key] },
		Ideal:    []float64{40, 10},
	}})
	scores, err := relatedtest.Evaluate(context.Background(), index, cases, relatedtest.Options{Precision: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("NDCG %.2f\n", scores.NDCG)
	// Output: NDCG 1.00
}

func ExampleByLabel() {
	for c := range relatedtest.ByLabel(map[string]string{"bridge": "city", "tram": "city", "cheese": "farms"}) {
		fmt.Println(c.Key, c.Relevant("tram"))
	}
	// Output:
	// bridge 1
	// cheese 0
	// tram 1
}

func ExampleCorrelation() {
	ours := []float64{0.1, 0.4, 0.9}
	people := []float64{0.0, 0.5, 1.0}
	fmt.Printf("r %.3f\n", relatedtest.Correlation(ours, people))
	// Output: r 0.990
}

func ExampleNews() {
	for a := range (relatedtest.News{Seed: 1}).Articles(2) {
		fmt.Println(a.ID, a.Published.Format("15:04"), string(a.Extra["event"]) != "")
	}
	// Output:
	// n0 00:00 true
	// n1 00:05 true
}

func ExampleCopy() {
	r := rand.New(rand.NewPCG(1, 1))
	for a := range (relatedtest.News{Seed: 1}).Articles(1) {
		c := relatedtest.Copy(r, a, 0.2)
		fmt.Println(c.ID, c.Headline != a.Headline)
	}
	// Output: n0-copy true
}

func ExampleFollowUp() {
	r := rand.New(rand.NewPCG(1, 1))
	stories := slices.Collect(relatedtest.News{Seed: 1}.Articles(2))
	fmt.Println(relatedtest.FollowUp(r, stories[0], stories[1]).ID)
	// Output: n0-follow-up
}
